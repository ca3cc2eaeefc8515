/** What the two sides of a comparison are called. */
export interface Names {
  readonly left: string;
  readonly right: string;
}
