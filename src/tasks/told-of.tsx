import { Link } from 'react-router'
import type { TaskDetail } from '../contract/task'
import { paths } from '../paths'
import { Facts } from '../ui/facts'
import { Moment } from '../ui/moment'
import { Panel } from '../ui/panel'

/** Who started it here, when and from where, with the way to what the preview said. */
export const StartedHere = ({ act }: Pick<TaskDetail, 'act'>) =>
  act && (
    <Panel name="Started here" aside={<Link to={paths.act(act.id)}>Preview and results</Link>}>
      <Facts
        facts={[
          ['What', act.act],
          ['By', act.by],
          ['At', <Moment key="at" at={act.at} named />],
          ...(act.from === null ? [] : [['From', act.from] as const]),
        ]}
      />
    </Panel>
  )

/** What it was told, in words. */
export const Parameters = ({ parameters = [] }: Pick<TaskDetail, 'parameters'>) =>
  parameters.length > 0 && (
    <Panel name="Parameters">
      <Facts facts={parameters.map(({ name, value }) => [name, value] as const)} />
    </Panel>
  )
