/** The module, in the form that the bundler gives it: a URL, bytes, or a compiled module. */
declare const source: string | object;
export default source;
