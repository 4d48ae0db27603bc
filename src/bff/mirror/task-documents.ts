import type { Store } from '../store/store'

/** Tasks with their documents, to be narrowed down and selected from. */
export const taskDocuments = (store: Store) =>
  store
    .selectFrom('task')
    .innerJoin('document', (join) =>
      join
        .onRef('document.source_id', '=', 'task.source_id')
        .onRef('document.id', '=', 'task.id')
        .on('document.kind', '=', 'task'),
    )

/** The same, once for each thing that a task touches. */
export const touchingTasks = (store: Store) =>
  taskDocuments(store).innerJoin('task_target', (join) =>
    join
      .onRef('task_target.source_id', '=', 'task.source_id')
      .onRef('task_target.task_id', '=', 'task.id'),
  )
