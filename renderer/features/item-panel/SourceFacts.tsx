import { ActionIcon, CopyButton } from '@mantine/core';
import type { ItemSource } from '@shared/model/index';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import panel from '../../ui/Panel.module.css';
import { TRACKER_NAMES } from '../../ui/tracker-names';
import classes from './ItemPanel.module.css';

/** Where the item came from, and what the tracker said when it was last imported. */
export function SourceFacts({ source }: { readonly source: ItemSource }) {
  const { imported } = source;
  const values: readonly (readonly [string, string])[] = [
    ['Title', imported.title],
    ['Type', imported.type],
    ['Status', imported.status],
    ['Team', imported.team],
    ['Owner', imported.owner],
    ['Estimate', imported.estimate === null ? '' : String(imported.estimate)],
    ['Labels', imported.labels.join(', ')],
  ];
  return (
    <section className={panel.section} aria-label="Source">
      <h2 className={panel.sectionTitle}>
        {source.key} from {TRACKER_NAMES[source.tracker]}
      </h2>
      {source.url && (
        <div className={classes.line}>
          <span className={classes.url}>{source.url}</span>
          <CopyButton value={source.url}>
            {({ copied, copy }) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                onClick={copy}
                aria-label={copied ? 'The address was copied' : 'Copy the address'}
              >
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            )}
          </CopyButton>
        </div>
      )}
      <details className={classes.details}>
        <summary>As it was in the tracker at the last import</summary>
        <dl className={classes.values}>
          {values
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </details>
    </section>
  );
}
