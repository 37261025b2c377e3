export { permissionOfActs } from './transitions.ts';
export { incidentPages } from './pages/index.ts';
export { stateDiagram } from './state-diagram.ts';
