/** Where something would land: told by the insertion line while dragging, carried out by the drop. */
export interface DropTarget {
  /** How many entries stand above the insertion line. */
  readonly stop: number;
  /** Two stops with the same key mean the same order. */
  readonly key: string;
  /** What the line says, and what screen readers hear: "Number 21, under the contract line". */
  readonly label: string;
}
