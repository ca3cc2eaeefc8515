import { NativeSelect } from '@mantine/core';
import { ENCODINGS, type Encoding } from '@shared/exchange/source/decode-text';
import { SEPARATORS, type Separator } from '@shared/exchange/source/read-rows';
import type { TextChoice } from './useImport';

const SEPARATOR_NAMES = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar |',
  '^': 'Caret ^',
} as const satisfies Record<Separator, string>;

const isEncoding = (value: string): value is Encoding => ENCODINGS.some((name) => name === value);
const isSeparator = (value: string): value is Separator => SEPARATORS.some((sign) => sign === value);

/** How the text of a file is written: told from its content, and changed where that was told wrong. */
export function TextSettings({
  encoding,
  separator,
  text,
  onChange,
}: {
  readonly encoding: Encoding;
  /** null: the file is no table, or nobody says. */
  readonly separator: Separator | null;
  readonly text: TextChoice;
  readonly onChange: (text: TextChoice) => void;
}) {
  return (
    <>
      <NativeSelect
        label="Encoding"
        size="xs"
        value={encoding}
        data={[...ENCODINGS]}
        onChange={({ currentTarget: { value } }) =>
          isEncoding(value) && onChange({ ...text, encoding: value })
        }
      />
      {separator !== null && (
        <NativeSelect
          label="Columns end with"
          size="xs"
          value={separator}
          data={SEPARATORS.map((value) => ({ value, label: SEPARATOR_NAMES[value] }))}
          onChange={({ currentTarget: { value } }) =>
            isSeparator(value) && onChange({ ...text, separator: value })
          }
        />
      )}
    </>
  );
}
