import { useMutation, useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { markSeen } from '../api/tasks'
import { apiPaths } from '../contract/paths'
import { csrfOf } from '../contract/session'
import { Choice } from '../table/choice'
import { ListFiles } from '../table/list-files'
import type { ListState } from '../table/list-state'
import { Button } from '../ui/button'

/** Over the tasks: whose, as what they are a part of or each by itself, what was seen, views, export. */
export const TaskTools = ({ list, unseen }: { list: ListState; unseen: boolean }) => {
  const { data: session } = useQuery(sessionQuery())
  const me = session?.signedIn ? session.name : null
  const csrf = csrfOf(session, 'viewer')
  const see = useMutation(markSeen(csrf ?? ''))
  const flat = list.view('flat') === '1'
  const { who = [] } = list.query.filters
  const mine = who.length === 1 && who[0] === me
  return (
    <>
      {unseen && csrf !== null && (
        <Button look="quiet" disabled={see.isPending} onClick={() => see.mutate({ task: null })}>
          Mark all as seen
        </Button>
      )}
      {me !== null && (
        <Choice
          name="Whose"
          options={[
            {
              word: 'Everybody’s',
              chosen: who.length === 0,
              choose: () => list.set({ who: null }),
            },
            { word: 'Mine', chosen: mine, choose: () => list.set({ who: me }) },
          ]}
        />
      )}
      <Choice
        name="Show as"
        options={[
          { word: 'Grouped', chosen: !flat, choose: () => list.setView({ flat: null }) },
          { word: 'Each task', chosen: flat, choose: () => list.setView({ flat: '1' }) },
        ]}
      />
      <ListFiles
        of="tasks"
        many={flat ? 'tasks' : 'operations'}
        exportPath={flat ? apiPaths.taskExport : apiPaths.operationExport}
        list={list}
      />
    </>
  )
}
