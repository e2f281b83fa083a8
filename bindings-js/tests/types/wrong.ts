import { version } from 'countersign';

// @ts-expect-error takes no argument
version(1);
