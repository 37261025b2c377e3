import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql, type RawBuilder } from 'kysely';
import { testDatabase } from './support/database.ts';

const { owner, app } = await testDatabase();

/**
 * Everything that the application's login may touch, and nothing that is not here. To change what it
 * may do is to change this list: that is the moment to ask why.
 */
const granted = {
  tables: [
    'access.membership insert select',
    'access.membership.ends update',
    'access.membership.stopped_at update',
    'access.organisation select',
    'access.partnership select',
    'access.partnership_organisation select',
    'access.permission_of_role select',
    'access.person select',
    'access.session select',
    'access.session.revoked_at update',
    'audit.entry insert select',
    'calendar.choice insert select',
    'cases.child insert select',
    'cases.child_case insert select',
    'cases.entry insert select',
    'cases.holding insert select',
    'cases.holding.ended_at update',
    'cases.holding.ended_by update',
    'cases.team insert select',
    'cases.team_move insert select',
    'checks.answer insert select',
    'checks.digest_read insert select update',
    'checks.due insert select update',
    'checks.impact_assessment insert select',
    'checks.own_answer insert select',
    'checks.own_version insert select',
    'checks.signal delete insert select update',
    'checks.switch insert select',
    'checks.trial insert select',
    'chronology.entry insert select',
    'chronology.episode insert select',
    'chronology.family_fact insert select',
    'chronology.judgement insert select',
    'chronology.name_list insert select',
    'chronology.note insert select',
    'chronology.reading insert select',
    'chronology.release_sign_off insert select',
    'chronology.remembered_mapping insert select',
    'chronology.sent_entry insert select',
    'chronology.source insert select',
    'chronology.source_act insert select',
    'chronology.upload_link select',
    'chronology.upload_link_act select',
    'coders.adjudication insert select',
    'coders.assignment insert select',
    'coders.batch insert select',
    'coders.draft delete insert select update',
    'coders.incident insert select',
    'coders.incident_facts insert select',
    'coders.person insert select',
    'coders.person_taken_out insert select',
    'coders.review insert select',
    'coders.snapshot insert select',
    'coders.submission insert select',
    'coders.submitted_values insert select',
    'coding.codebook_draft delete insert select update',
    'coding.codebook_mapping insert select',
    'coding.codebook_version insert select',
    'figures.comparison insert select',
    'figures.report_given insert select',
    'figures.specification insert select',
    'figures.study insert select',
    'figures.study_file insert select',
    'incidents.act insert select',
    'incidents.agency_request insert select',
    'incidents.draft delete insert select update',
    'incidents.incident insert select',
    'incidents.panel_act insert select',
    'incidents.panel_item insert select',
    'incidents.permission_of_act select',
    'incidents.released_review insert select',
    'incidents.request_act insert select',
    'incidents.request_draft delete insert select update',
    'linkage.batch insert select',
    'linkage.batch_act insert select',
    'linkage.decision insert select',
    'linkage.match_key delete insert select',
    'linkage.pair insert select',
    'linkage.proposal insert select',
    'linkage.protected_cells insert select',
    'linkage.record insert select',
    'linkage.record_mark insert select',
    'linkage.run insert select',
    'linkage.search insert select',
    'linkage.value_count delete insert select',
  ],
  functions: [
    'access.account_states', 'access.add_account', 'access.add_system', 'access.begin_attempt', 'access.choose_setup_password',
    'access.credential_of', 'access.credential_of_session', 'access.demo_people', 'access.end_session', 'access.finish_setup', 'access.held',
    'access.issue_setup_link', 'access.issue_system_key', 'access.manages', 'access.may_see_person', 'access.note_attempt', 'access.open_session',
    'access.open_system_key', 'access.revoke_system_key', 'access.set_account_active', 'access.setup_link_of', 'access.start_session',
    'access.system_keys', 'access.use_step', 'audit.tip', 'cases.being_asked', 'cases.can_hold', 'cases.given_cases', 'cases.held_cases', 'cases.team_of',
    'checks.answers_by_group', 'checks.ask_area_again', 'checks.claim_due', 'checks.open_duties', 'checks.put_off', 'chronology.add_upload', 'chronology.begin_upload', 'chronology.is_own_system_source', 'chronology.make_upload_link', 'chronology.may_add_to', 'chronology.protected_locations', 'chronology.renew_upload_code', 'chronology.revoke_upload_link',
    'chronology.try_upload_code', 'chronology.upload_link_of', 'chronology.upload_memory_of', 'chronology.uploads_of', 'incidents.may_draft',
    'platform.current_person',
  ],
  schemas: ['access usage', 'audit usage', 'calendar usage', 'cases usage', 'checks usage', 'chronology usage', 'coders usage', 'coding usage', 'figures usage', 'incidents usage', 'linkage usage', 'platform usage'],
} as const;

const ours = sql`n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`;

async function lines(query: RawBuilder<{ line: string }>): Promise<readonly string[]> {
  return (await query.execute(owner)).rows.map(({ line }) => line).toSorted();
}

test('the application may do to tables what is listed here, and nothing else', async () => {
  assert.deepEqual(await lines(sql`
    select n.nspname || '.' || c.relname || ' ' || string_agg(distinct lower(g.privilege_type), ' ' order by lower(g.privilege_type)) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(c.relacl) g
    where ${ours} and g.grantee <> c.relowner group by n.nspname, c.relname
    union all
    select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || string_agg(distinct lower(g.privilege_type), ' ')
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(a.attacl) g
    where ${ours} and g.grantee <> c.relowner group by n.nspname, c.relname, a.attname`), granted.tables);
});

test('the application may call the functions that are listed here, and use the schemas', async () => {
  assert.deepEqual(await lines(sql`
    select n.nspname || '.' || p.proname as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and has_function_privilege('sightline_app', p.oid, 'execute')`), granted.functions);
  assert.deepEqual(await lines(sql`
    select n.nspname || ' ' || lower(g.privilege_type) as line from pg_namespace n cross join aclexplode(n.nspacl) g
    where ${ours} and g.grantee <> n.nspowner`), granted.schemas);
});

test('nothing is granted to everyone, and nobody else is granted anything', async () => {
  assert.deepEqual(await lines(sql`
    with given as (
      select n.nspname || '.' || c.relname as what, g.grantee, c.relowner as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(c.relacl) g where ${ours}
      union all select p.oid::regprocedure::text, g.grantee, p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where ${ours}
      union all select n.nspname, g.grantee, n.nspowner from pg_namespace n cross join aclexplode(n.nspacl) g where ${ours})
    select what || ' to ' || coalesce((select rolname from pg_roles r where r.oid = grantee), 'everyone') as line
    from given where grantee <> owner and grantee <> 'sightline_app'::regrole`), []);
});

test('the application’s login owns nothing, passes no policy by and makes nothing', async () => {
  const { rows } = await sql`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*) from pg_class where relowner = r.oid) + (select count(*) from pg_proc where proowner = r.oid) + (select count(*) from pg_namespace where nspowner = r.oid) as owns,
      (select count(*) from pg_auth_members where member = r.oid) as belongs,
      has_database_privilege(r.oid, current_database(), 'create') as makes
    from pg_roles r where rolname = 'sightline_app'`.execute(owner);
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, owns: 0, belongs: 0, makes: false }]);
});

test('the application is who it says it is, and the owner is no superuser', async () => {
  assert.deepEqual((await sql`select session_user, current_user`.execute(app)).rows, [{ session_user: 'sightline_app', current_user: 'sightline_app' }]);
  assert.deepEqual((await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`.execute(owner)).rows, [{ rolsuper: false, rolbypassrls: false }]);
});

test('every table has row-level security', async () => {
  assert.deepEqual(await lines(sql`
    select n.nspname || '.' || c.relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and n.nspname <> 'migration' and c.relkind in ('r', 'p') and not c.relrowsecurity`), []);
});

test('no view can show what a policy hides', async () => {
  assert.deepEqual(await lines(sql`
    select n.nspname || '.' || c.relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)))`), []);
});

test('every function that runs as its owner has an empty search path', async () => {
  assert.deepEqual(await lines(sql`
    select p.oid::regprocedure::text as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and p.prosecdef and not coalesce(p.proconfig @> array['search_path=""'], false)`), []);
});

test('every schema, table and function says what it is for', async () => {
  assert.deepEqual(await lines(sql`
    select n.nspname || '.' || c.relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and n.nspname <> 'migration' and c.relkind in ('r', 'p', 'v', 'm') and obj_description(c.oid, 'pg_class') is null
    union all select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and obj_description(p.oid, 'pg_proc') is null
    union all select n.nspname from pg_namespace n where ${ours} and n.nspname <> 'migration' and obj_description(n.oid, 'pg_namespace') is null`), []);
});
