declare module 'hyphen/en-gb/index.js' {
  /** Liang's algorithm with the patterns of British English. */
  const english: {
    hyphenateSync(
      text: string,
      options: { readonly hyphenChar: string; readonly minWordLength: number },
    ): string;
  };
  export = english;
}
