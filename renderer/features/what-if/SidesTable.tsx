import type { ReactNode } from 'react';
import type { Names } from './names';
import classes from './WhatIf.module.css';

/** What is compared down the rows, one column for each side. */
export function SidesTable({ names, children }: { readonly names: Names; readonly children: ReactNode }) {
  return (
    <table className={classes.sides}>
      <thead>
        <tr>
          <td />
          <th scope="col">{names.left}</th>
          <th scope="col">{names.right}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
