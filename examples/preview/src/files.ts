// Handing files to the person and taking them in.

/** Offers a text, or the parts of one, as a file. */
export function offer(name: string, text: string | string[], type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text].flat(), { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Asks for files; none where the person thinks better of it. */
export function choose(options: { readonly accept?: string; readonly folder?: boolean } = {}): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  if (options.accept !== undefined) input.accept = options.accept;
  if (options.folder) input.webkitdirectory = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}
