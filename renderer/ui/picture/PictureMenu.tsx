import { ActionIcon, Menu } from '@mantine/core';
import type { Picture } from '@shared/document/index';
import { IconCopy, IconPhotoDown, IconVector } from '@tabler/icons-react';
import { useState } from 'react';
import { fileStem } from '../file-stem';
import { tell, tellError } from '../tell';
import { copyPicture, savePicture } from './picture-files';

/** Copies or saves a chart or board as a picture, in light colours whatever the screen has. */
export function PictureMenu({
  name,
  draw,
}: {
  /** What the picture shows: "Velocity of all teams". */
  readonly name: string;
  readonly draw: () => Promise<Picture>;
}) {
  const [isBusy, setBusy] = useState(false);
  const run = async (failed: string, work: () => Promise<string | null>) => {
    setBusy(true);
    try {
      const done = await work();
      if (done) tell(done);
    } catch (error) {
      tellError(failed, error);
    } finally {
      setBusy(false);
    }
  };
  const save = (kind: 'png' | 'svg') =>
    run('The picture was not saved', async () => {
      const saved = await savePicture(await draw(), fileStem(name), kind);
      return saved && `Saved as ${saved.name}.`;
    });
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          loading={isBusy}
          aria-label={`Picture: ${name}`}
          title="Copy or save as a picture"
        >
          <IconPhotoDown size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() =>
            void run('The picture was not copied', async () => {
              await copyPicture(draw);
              return 'Copied as a picture.';
            })
          }
        >
          Copy as picture
        </Menu.Item>
        <Menu.Item leftSection={<IconPhotoDown size={16} />} onClick={() => void save('png')}>
          Save as PNG
        </Menu.Item>
        <Menu.Item leftSection={<IconVector size={16} />} onClick={() => void save('svg')}>
          Save as SVG
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
