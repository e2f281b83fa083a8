declare module 'virtual:recording' {
  export const files: Readonly<Record<string, { readonly base64: string; readonly executable: boolean }>>;
  export const session: string;
}
declare module 'countersign/policy.wasm?url' {
  const address: string;
  export default address;
}
