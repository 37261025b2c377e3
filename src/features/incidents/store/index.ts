export { countWritten, dropDraft, dropRequestDraft, findDraft, findRequestDraft, listDrafts, saveDraft, saveRequestDraft, type Draft, type TypedForm } from './drafts.ts';
export { addActs, findIncident, holdIncident, listIncidents, openIncident, type IncidentId, type IncidentRecord, type NewAct } from './incidents.ts';
export { addPanelAct, findPanelItem, holdPanelItem, listPanelItems, PanelContent, sendToPanel, type PanelItem, type PanelItemId } from './panel-items.ts';
export { addRequestActs, findRequest, holdRequest, listRequests, openRequest, type NewRequestAct, type RequestId, type RequestRecord } from './requests.ts';
