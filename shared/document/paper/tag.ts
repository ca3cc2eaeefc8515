/** A rectangle in points from the top left corner of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As much of a page as the structure has to know. Points. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

export interface Link extends Box {
  readonly anchor: string;
  readonly label: string;
  readonly tag: Tag;
}

/** Standard structure types of ISO 32000-1, 14.8.4, as far as we use them. */
export type TagType =
  | 'Document'
  | 'Sect'
  | 'TOC'
  | 'TOCI'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link';

export interface TagAttributes {
  /** What a screen reader says in place of a picture. */
  readonly alt?: string;
  /** Where a figure stands on its page. */
  readonly box?: Box;
  readonly scope?: 'Column' | 'Row';
  readonly columns?: number;
  /** Of a table. */
  readonly summary?: string;
}

export type Kid =
  | Tag
  | { readonly page: Sheet; readonly mcid: number }
  | { readonly page: Sheet; readonly link: Link };

/** One element of the structure tree: what a screen reader walks along. */
export class Tag {
  readonly kids: Kid[] = [];
  constructor(
    readonly type: TagType,
    readonly attributes: TagAttributes = {},
  ) {}

  add(type: TagType, attributes: TagAttributes = {}): Tag {
    const kid = new Tag(type, attributes);
    this.kids.push(kid);
    return kid;
  }
}
