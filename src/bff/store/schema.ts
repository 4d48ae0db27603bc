import type { ActItemState, ActName } from '../../contract/act'
import type { TaskKind } from '../../contract/task'

/**
 * The tables. Entity tables are narrow: what sorts, filters and searches, never null ('' and -1 stand
 * for it, so that every database orders alike); the contract row lies in `document` as JSON.
 */
type Entity = {
  source_id: string
  id: string
  /** The collection that keeps it. */
  collection: string
  /** Of what the source said, to tell a change. */
  hash: string
  /** Its facet values as a JSON array: one index counts every facet. */
  cell: string
  /** Lower case, what a search looks through. */
  search: string
}

export type Schema = {
  server: Entity & {
    name: string
    serial: string
    model: string
    generation: string
    group: string
    region: string
    state: string
    state_rank: number
    power: string
    connection: string
    firmware: string
    changed_at: string
    /** 1: the same machine is listed under another source. */
    shadowed: number
    uuid: string
    processor: string
    memory_mb: number
    location: string
    maintenance: string
    baseline: string
    compliance: string
    ilo_version: string
    subscription: string
    warranty_ends_at: string
    power_watts: number
    utilization: number
    /** Each between line breaks. */
    tags: string
    /** The name as it is written. */
    label: string
    /** How other sources know the machine, as its row tells it: '' for none. */
    known_at: string
  }
  activity: Entity & { at: string; kind: string; tone: string; server_key: string }
  vm: Entity & {
    name: string
    protection: string
    protection_rank: number
    system: string
    policy: string
    cluster: string
    /** Lower case. */
    host: string
    newest_good_at: string
    next_run_at: string
    backups: number
    /** When its protection may change without a word from the source; '': never. */
    due_at: string
  }
  backup: Entity & {
    vm_id: string
    at: string
    state: string
    state_rank: number
    destination: string
    size_bytes: number
    expires_at: string
  }
  task: Entity & {
    kind: string
    name: string
    state: string
    state_rank: number
    ended: number
    parent_id: string
    operation: string
    who: string
    created_at: string
    ended_at: string
    updated_at: string
  }
  /** Tasks by what they are a part of. What may be more than one stands between line breaks. */
  operation: Entity & {
    name: string
    state: string
    state_rank: number
    ended: number
    states: string
    kinds: string
    sources: string
    who: string
    created_at: string
    ended_at: string
    updated_at: string
  }
  /** What a person has seen of failures: of one by its key, of all until then by ''. */
  seen: { person: string; key: string; at: string }
  document: { kind: string; source_id: string; id: string; row: string; facts: string }
  task_target: { source_id: string; task_id: string; target_key: string }
  task_log: { source_id: string; task_id: string; at: string; text: string }
  /** How tasks ran that go on (`ended_at` '') or came to a good end; `silence_ms` -1: not seen. */
  task_run: {
    source_id: string
    task_id: string
    /** Runs with the same key are of one kind. */
    key: string
    began_at: string
    ended_at: string
    duration_ms: number
    silence_ms: number
  }
  history: {
    kind: string
    source_id: string
    id: string
    at: string
    field: string
    old_value: string | null
    new_value: string | null
  }
  /** Watched fields of what is no entity, or of more of one, as last seen: a JSON object. */
  observed: { source_id: string; kind: string; id: string; name: string; fields: string }
  /** VMs whose backups were read one by one. */
  backups_read: { source_id: string; vm_id: string }
  collection: {
    source_id: string
    collection: string
    as_of: string | null
    complete: number
    total: number
    problem: string | null
    next_try_at: string | null
  }
  /** The sources that may have rows here. */
  source: { id: string }
  /** The BFFs that live, each until its word runs out. Epoch ms of the database's clock. */
  instance: { id: string; until: number }
  /** Which of them collects a source. */
  lease: { source_id: string; holder: string; until: number }
  session: {
    token_hash: string
    /** Its name to people; the token's hash is nobody's business. */
    id: string
    /** Whose it is, apart from what the person is called. */
    person: string
    name: string
    role: string
    csrf: string
    created_at: string
    seen_at: string
    /** Where it began. */
    address: string
    browser: string
    /** How long the identity provider's word is good for; '': no provider stands behind it. */
    until: string
    /** When the provider is asked again; '': never. */
    check_at: string
    /** The provider's refresh token, sealed. */
    refresh: string
  }
  /** Screens that wait for somebody to enter their code, or have been let in and have not come yet. */
  pairing: {
    secret_hash: string
    code: string
    /** '' until the code was entered. */
    display_id: string
    created_at: string
    expires_at: string
    address: string
    browser: string
  }
  /** Paired screens. A token is current, follows it and waits for its first use, or came before it. */
  display: {
    id: string
    name: string
    boards: string
    paired_by: string
    paired_at: string
    /** 1: let in by who could sign in to a simulated estate without an account. */
    simulated: number
    seen_at: string
    address: string
    browser: string
    version: string
    token_hash: string
    next_hash: string
    former_hash: string
    rotated_at: string
  }
  /** `disabled_at`, `signed_in_at`: '' for never. */
  account: {
    name: string
    role: string
    password: string
    created_at: string
    disabled_at: string
    signed_in_at: string
  }
  /** Sign-ins that are under way at the identity provider, by the hash of the browser's cookie. */
  sign_in_flow: {
    token_hash: string
    state_hash: string
    nonce: string
    verifier: string
    return_to: string
    /** The id of the session that this one replaces, or ''. */
    former: string
    at: string
  }
  /** Named searches of lists. `person`: whose it is; `by`: who made it, as people say. */
  view: {
    id: string
    person: string
    by: string
    list: string
    name: string
    search: string
    created_at: string
    shared: number
  }
  /** Attempts that failed, by the hash of an account's name or of an address. */
  sign_in_failure: { key: string; failures: number; at: string }
  /** The ledger: what was done to servers from here. `ended_at`: '' while any of its servers is not over. */
  act: {
    id: string
    at: string
    /** Whose it is, apart from what the person is called. */
    person: string
    actor: string
    act: ActName
    options: string
    /** The BFF that sends it. */
    holder: string
    ended_at: string
    /** Where it came from. */
    address: string
    browser: string
    /** When who started it saw how it ended. */
    seen_at: string
  }
  /** `asked`: of what was asked under the key, to tell another order. */
  act_order: { key: string; act_id: string; asked: string }
  /** One server of an act; '' where something is not yet, or not at all. */
  act_item: {
    act_id: string
    place: number
    source_id: string
    target_id: string
    name: string
    state: ActItemState
    note: string
    task_id: string
    /** The kind of that task; '' from before it was kept. */
    task_kind: TaskKind | ''
    problem: string
    sent_at: string
    ended_at: string
    /** 1: the server was seen to have begun. */
    moved: number
    /** What the preview said would happen, and what to mind. */
    said: string
    remark: string
  }
  /** '' where something does not apply. */
  audit: {
    id: string
    at: string
    actor: string
    role: string
    address: string
    action: string
    target: string
    detail: string
    search: string
  }
}
