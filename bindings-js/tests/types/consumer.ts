import { CountersignError, version } from 'countersign';
import { init, initSync, version as slimVersion } from 'countersign/slim';

const text: string = version() + slimVersion();
initSync(new Uint8Array(0));
void init('https://example.org/policy.wasm').catch((error: unknown) => {
  if (error instanceof CountersignError) {
    const code: string = error.code;
    console.log(code, error.at, text);
  }
});

declare const console: { log(...values: unknown[]): void };
