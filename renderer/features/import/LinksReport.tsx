import type { LinkRole } from '@shared/exchange/merge/import-options';
import type { LinkReport } from '@shared/exchange/merge/import-preview';
import { Select } from '../../ui/Select';
import classes from './Import.module.css';
import { count } from './import-texts';
import type { ImportFlow } from './useImport';

const ROLES = [
  { value: 'inward-needs-outward', label: 'The inward end waits (as in “is blocked by”)' },
  { value: 'outward-needs-inward', label: 'The outward end waits (as in “depends on”)' },
  { value: 'ignore', label: 'No dependency' },
] as const satisfies readonly { readonly value: LinkRole; readonly label: string }[];

const SHOWN = 20;

/** What became of the tracker's links between issues. */
export function LinksReport({ flow, links }: { readonly flow: ImportFlow; readonly links: LinkReport }) {
  if (links.types.length === 0) return <p className={classes.soft}>The file has no links between issues.</p>;
  const left = [
    links.known > 0 && `${count(links.known, 'dependency is', 'dependencies are')} in the plan already`,
    links.outside > 0 &&
      `${count(links.outside, 'link leads', 'links lead')} to issues that are neither in the file nor in the plan`,
    links.leftOut > 0 && `${count(links.leftOut, 'link leads', 'links lead')} to issues that are left out`,
    links.removedInRoom > 0 &&
      `${count(links.removedInRoom, 'was', 'were')} taken out here since the last import`,
    links.toItself > 0 && `${count(links.toItself, 'issue links', 'issues link')} to itself`,
  ].filter((part) => part !== false);
  return (
    <div className={classes.stack}>
      <table className={`${classes.table} numbers`} aria-label="Link types">
        <thead>
          <tr>
            <th scope="col">Link type</th>
            <th scope="col" className={classes.right}>
              Cells
            </th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {links.types.map(({ name, role, cells }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className={classes.right}>{cells}</td>
              <td>
                <Select
                  size="xs"
                  maw={320}
                  aria-label={`What the link type ${name} becomes`}
                  allowDeselect={false}
                  value={role}
                  data={[...ROLES]}
                  onChange={(next) =>
                    next && flow.change({ links: { ...flow.options.links, [name]: next as LinkRole } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left.length > 0 && (
        <ul className={classes.list}>
          {left.map((sentence) => (
            <li key={sentence}>{sentence}.</li>
          ))}
        </ul>
      )}
      {links.loops.length > 0 && (
        <>
          <p>
            <strong>Left out because they close a loop:</strong>
          </p>
          <ul className={classes.list}>
            {links.loops.slice(0, SHOWN).map(({ item, needs, keys }) => (
              <li key={`${item} ${needs}`}>
                {item} needs {needs} (the loop: {keys.join(', ')})
              </li>
            ))}
          </ul>
        </>
      )}
      {links.made.length > 0 && (
        <>
          <p>
            <strong>New dependencies:</strong>
          </p>
          <ul className={classes.list}>
            {links.made.slice(0, SHOWN).map(({ item, needs }) => (
              <li key={`${item} ${needs}`}>
                {item} needs {needs}
              </li>
            ))}
            {links.made.length > SHOWN && <li className={classes.soft}>and more</li>}
          </ul>
        </>
      )}
    </div>
  );
}
