import { join } from 'node:path';
import nunjucks from 'nunjucks';

/**
 * Where templates are looked for. `shared` folders are searched in order for a plain name
 * ("layout.njk"); a name that begins with a key of `rooms` ("incidents/home.njk") is looked
 * for in that folder alone, so that no feature can shadow another's page.
 */
export interface TemplateFolders {
  readonly shared: readonly string[];
  readonly rooms: Readonly<Record<string, string>>;
}

/** Loads templates from those folders and nowhere else; Nunjucks keeps them compiled. */
export class TemplateLoader extends nunjucks.FileSystemLoader {
  readonly #rooms: Readonly<Record<string, string>>;

  constructor({ shared, rooms }: TemplateFolders) {
    super([...shared, ...Object.values(rooms)]);
    this.#rooms = rooms;
  }

  override getSource(name: string): nunjucks.LoaderSource {
    const [room = '', ...rest] = name.split('/');
    const home = this.#rooms[room];
    return super.getSource(home === undefined ? name : join(home, ...rest));
  }
}
