import type { Pdf } from './pdfkit';
import { escaped } from './svg-text';

export interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  readonly generator: string;
  readonly createdAt: Date;
}

/** Sets what the file says about itself, twice: in the info dictionary and in XMP, which pdfkit would not escape. */
export function writeMetadata(pdf: Pdf, metadata: Metadata): void {
  const { title, author, subject, language, generator, createdAt } = metadata;
  const date = `${createdAt.toISOString().slice(0, 19)}Z`;
  Object.assign(pdf.info, {
    Title: title,
    Author: author,
    Subject: subject,
    Producer: generator,
    Creator: generator,
    CreationDate: createdAt,
    ModDate: createdAt,
  });
  const described = (prefix: string, uri: string, body: string) =>
    `<rdf:Description rdf:about="" xmlns:${prefix}="${uri}">${body}</rdf:Description>`;
  const alternatives = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  const xmp = [
    described(
      'xmp',
      'http://ns.adobe.com/xap/1.0/',
      `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:CreatorTool>${escaped(generator)}</xmp:CreatorTool>`,
    ),
    described(
      'dc',
      'http://purl.org/dc/elements/1.1/',
      `<dc:title>${alternatives(title)}</dc:title><dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator><dc:description>${alternatives(subject)}</dc:description><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    ),
    described('pdf', 'http://ns.adobe.com/pdf/1.3/', `<pdf:Producer>${escaped(generator)}</pdf:Producer>`),
  ];
  pdf._addInfo = () => pdf.appendXML(xmp.join('\n'));
}
