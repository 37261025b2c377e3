import { sql } from 'kysely';
import type { Database } from '../../platform/database/index.ts';

// One query, because its parts have to be put in order together.
const everyPart = sql<{ text: string }>`
    with ours as (
      select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'migration')
    ), tables as (
      select c.oid, n.nspname, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relacl
      from pg_class c join ours n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
    ), parts (schema, rank, name, part, text) as (
      select nspname, 0, '', 0, E'\n-- ' || repeat('=', 20) || E'\n' || 'create schema ' || nspname || ';'
        || coalesce(E'\n' || 'comment on schema ' || nspname || ' is ' || quote_literal(obj_description(oid, 'pg_namespace')) || ';', '')
        || coalesce((select string_agg(E'\n' || 'grant ' || lower(g.privilege_type) || ' on schema ' || nspname || ' to ' || g.grantee::regrole || ';', '' order by g.privilege_type)
             from aclexplode((select n.nspacl from pg_namespace n where n.oid = ours.oid)) g where g.grantee <> (select n.nspowner from pg_namespace n where n.oid = ours.oid)), '')
      from ours
      union all
      select nspname, 1, name, 0, E'\n' || 'create table ' || name || E' (\n' || (
          select string_agg('  ' || line, E',\n' order by rank, line_order, line) from (
            select 0 as rank, a.attnum as line_order, a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
              || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') ' || case a.attgenerated when 's' then 'stored' else 'virtual' end
                   else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
              || case when a.attidentity <> '' then ' generated as identity' else '' end
              || case when a.attnotnull then ' not null' else '' end as line
            from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = tables.oid and a.attnum > 0 and not a.attisdropped
            union all
            select 1, position(contype::text in 'pufxc'), 'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where conrelid = tables.oid and contype in ('p', 'u', 'f', 'x', 'c')) as lines
        ) || E'\n);'
      from tables
      union all
      select nspname, 1, name, 1, 'comment on table ' || name || ' is ' || quote_literal(obj_description(oid, 'pg_class')) || ';'
      from tables where obj_description(oid, 'pg_class') is not null
      union all
      select nspname, 1, name, 2, string_agg('comment on column ' || name || '.' || a.attname || ' is ' || quote_literal(col_description(tables.oid, a.attnum)) || ';', E'\n' order by a.attnum)
      from tables join pg_attribute a on a.attrelid = tables.oid where a.attnum > 0 and col_description(tables.oid, a.attnum) is not null group by nspname, name
      union all
      select nspname, 1, name, 3, string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\n' order by i.indexrelid::regclass::text)
      from tables join pg_index i on i.indrelid = tables.oid
      where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) group by nspname, name
      union all
      select nspname, 1, name, 4, string_agg(pg_get_triggerdef(t.oid) || ';', E'\n' order by t.tgname)
      from tables join pg_trigger t on t.tgrelid = tables.oid where not t.tgisinternal group by nspname, name
      union all
      select nspname, 1, name, 5, 'alter table ' || name || case when relrowsecurity then ' enable' else ' disable' end || ' row level security;'
        || case when relforcerowsecurity then E'\nalter table ' || name || ' force row level security;' else '' end
      from tables
      union all
      select nspname, 1, name, 6, string_agg('create policy ' || polname || ' on ' || name
          || ' for ' || case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
          || ' to ' || (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ' order by r) from unnest(polroles) r)
          || coalesce(E'\n  using (' || pg_get_expr(polqual, polrelid) || ')', '')
          || coalesce(E'\n  with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '') || ';', E'\n' order by polname)
      from tables join pg_policy p on p.polrelid = tables.oid group by nspname, name
      union all
      select nspname, 1, name, 7, string_agg(line, E'\n' order by line) from (
        select nspname, name, 'grant ' || string_agg(lower(g.privilege_type), ', ' order by lower(g.privilege_type)) || ' on ' || name || ' to ' || g.grantee::regrole || ';' as line
        from tables cross join aclexplode(relacl) g where g.grantee <> relowner group by nspname, name, g.grantee
        union all
        select nspname, name, 'grant ' || lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attname) || ') on ' || name || ' to ' || g.grantee::regrole || ';'
        from tables join pg_attribute a on a.attrelid = tables.oid cross join aclexplode(a.attacl) g where g.grantee <> relowner group by nspname, name, g.grantee, g.privilege_type
      ) as given group by nspname, name
      union all
      select nspname, 2, p.oid::regprocedure::text, 0, E'\n' || trim(trailing E'\n' from pg_get_functiondef(p.oid)) || ';'
        || coalesce(E'\ncomment on function ' || p.oid::regprocedure || ' is ' || quote_literal(obj_description(p.oid, 'pg_proc')) || ';', '')
        || E'\n' || 'revoke all on function ' || p.oid::regprocedure || ' from public;'
        || coalesce((select string_agg(E'\n' || 'grant execute on function ' || p.oid::regprocedure || ' to ' || case g.grantee when 0 then 'public' else g.grantee::regrole::text end || ';', '' order by g.grantee::regrole::text)
             from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner), '')
      from pg_proc p join ours n on n.oid = p.pronamespace
    )
    select text from parts order by schema collate "C", rank, name collate "C", part`;

/**
 * The schema as the migrations leave it, read from the catalogues: sorted, and the same at every
 * run. For reading and for reviewing changes; the migrations are what is run.
 */
export async function schemaDocument(owner: Database): Promise<string> {
  const { rows } = await everyPart.execute(owner);
  return [
    '-- The schema as the migrations leave it. Made by script/generate; a test compares this file with the database.',
    '-- For reading: the migrations in src/**/migrations are what is run.',
    ...rows.map(({ text }) => text), '',
  ].join('\n');
}
