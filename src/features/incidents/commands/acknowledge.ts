import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { panelStage } from '../panel/panel-item.ts';
import { refusal } from '../refusals.ts';
import { addPanelAct, holdPanelItem, type PanelItem } from '../store/index.ts';
import type { Doing } from './act.ts';

/** Acknowledges for the Panel what a partnership sent. Refuses `ACKNOWLEDGED_ALREADY` to the second who presses. */
export async function acknowledge({ tx, by, now }: Doing, itemId: string, note: string): Promise<Result<PanelItem>> {
  const item = await holdPanelItem(tx, itemId);
  if (item === null) return refuse(refusal('PANEL_ITEM_NOT_FOUND'));
  if (panelStage(item.acts) === 'acknowledged') return refuse(refusal('ACKNOWLEDGED_ALREADY'));
  const words = note.trim();
  await addPanelAct(tx, item, { kind: 'acknowledged', data: words === '' ? {} : { note: words } }, by, now);
  return ok(item);
}
