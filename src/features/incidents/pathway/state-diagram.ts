import { stageWords } from './incident.ts';
import { PANEL_ENDS, panelStageWords, panelTransitions } from '../panel/panel-item.ts';
import { REQUEST_ENDS, requestStageWords, requestTransitions } from '../requests/request.ts';
import { arrowsOf, type TransitionTable } from './transition-table.ts';
import { ENDS, transitions } from './transitions.ts';

/** The whole of docs/generated/pathway.md: the three histories, drawn from the tables that the program runs on. */
export function stateDiagram(): string {
  return [
    '# The pathway',
    'Drawn from the tables of transitions that decide what can be done. Do not edit: a test compares this file with them.',
    'An arrow is an act. What can be done without leaving a stage is listed under the diagram, with the permission that each act needs.',
    section('An incident', diagram(transitions, stageWords, ENDS), actList(transitions, stageWords)),
    section('A request to an agency', diagram(requestTransitions, requestStageWords, REQUEST_ENDS), actList(requestTransitions, requestStageWords)),
    section('What the Panel receives', diagram(panelTransitions, panelStageWords, PANEL_ENDS), actList(panelTransitions, panelStageWords)),
  ].join('\n\n') + '\n';
}

function section(title: string, drawn: string, listed: string): string {
  return `## ${title}\n\n\`\`\`mermaid\n${drawn}\n\`\`\`\n\n${listed}`;
}

function diagram<Stage extends string, Kind extends string>(table: TransitionTable<Stage, Kind>, words: Readonly<Record<Stage, string>>, ends: readonly Stage[]): string {
  const stages = stagesOf(words);
  const moves = arrowsOf<Stage, Kind>(table).filter(({ from, to }) => from !== to);
  return [
    'stateDiagram-v2',
    ...stages.map((stage) => `  state "${words[stage]}" as ${nodeOf(stage)}`),
    ...moves.map(({ from, act, when, to }) => `  ${from === 'nothing' ? '[*]' : nodeOf(from)} --> ${nodeOf(to)}: ${when === undefined ? act : `${act}, ${when}`}`),
    ...ends.map((stage) => `  ${nodeOf(stage)} --> [*]`),
  ].join('\n');
}

function actList<Stage extends string, Kind extends string>(table: TransitionTable<Stage, Kind>, words: Readonly<Record<Stage, string>>): string {
  const arrows = arrowsOf(table);
  const kinds = [...new Set(arrows.map(({ act }) => act))];
  const rows = kinds.map((kind) => {
    const starts = [...new Set(arrows.filter(({ act }) => act === kind).map(({ from }) => (from === 'nothing' ? 'the beginning' : words[from])))];
    const at = starts.length === stagesOf(words).length ? 'every stage' : starts.join('; ');
    const rule = table[kind];
    const reason = rule.reason === 'required-when' ? `when ${rule.when}` : rule.reason === 'required' ? 'always' : 'no';
    return `| ${kind} | ${rule.button} | ${rule.may} | ${reason} | ${at} |`;
  });
  return ['| act | button | permission | reason needed | possible at |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function stagesOf<Stage extends string>(words: Readonly<Record<Stage, string>>): readonly Stage[] {
  return Object.keys(words).filter((stage): stage is Stage => Object.hasOwn(words, stage));
}

function nodeOf(stage: string): string {
  return stage.replaceAll('-', '_');
}
