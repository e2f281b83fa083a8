export * from './index.js';

/** A compiled module, as `WebAssembly.compile` returns it. */
export type CompiledModule = object;
/** The bytes of `countersign/policy.wasm`. */
export type ModuleBytes = ArrayBuffer | ArrayBufferView;
/** A URL object. */
export interface UrlLike {
  readonly href: string;
}
/** What `fetch` returns. */
export interface ResponseLike {
  readonly ok: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
}
/** Where the module comes from; a text is a URL. */
export type ModuleSource = ModuleBytes | CompiledModule | UrlLike | ResponseLike | string;

/**
 * Compiles and starts the module. Every other call needs it first; a second call does nothing.
 *
 * @throws CountersignError `not-loaded`, with the `cause`: it cannot be fetched, or the page's
 * content security policy lacks `'wasm-unsafe-eval'`.
 */
export declare function init(source: ModuleSource | Promise<ModuleSource>): Promise<void>;

/**
 * Starts the module at once. Older Chromium refuses to compile more than 4 KB this way on a page's main thread.
 *
 * @throws CountersignError `not-loaded`
 */
export declare function initSync(source: ModuleBytes | CompiledModule): void;
