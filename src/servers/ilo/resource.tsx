import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { rawQuery } from '../../api/live'
import type { Raw } from '../../contract/raw'
import { ReadProblem } from '../../table/read-problem'
import { AsOf } from '../../ui/as-of'
import { Button } from '../../ui/button'
import { CopyId } from '../../ui/copy-id'
import { Panel } from '../../ui/panel'
import type { BmcPlace } from './bmc-of'
import { Tree } from './tree'
import type { FoundLink } from './tree-link'
import { linksOf, roots } from './tree-link'
import { useCopied } from './use-copied'
import classes from './redfish.module.css'

type Way = { hrefOf: (path: string) => string }

const Withheld = ({ removed }: { removed: Raw['removed'] }) =>
  removed.length > 0 && (
    <p className="dimmer">
      Withheld, because it opens doors: <span className="mono">{removed.join(', ')}</span>
    </p>
  )

const Links = ({ links, hrefOf }: { links: readonly FoundLink[] } & Way) => {
  if (links.length === 0) return <p className="dimmer">This resource links no other.</p>
  return (
    <ul className={classes.links}>
      {links.map(({ at, link }) => (
        <li key={link.path}>
          {link.kind === 'inside' ? (
            <Link to={hrefOf(link.path)}>{at}</Link>
          ) : (
            <span className="dimmer">
              {at} · {link.kind}
            </span>
          )}
          <span className={`mono dimmer ${classes.cut}`} title={link.path}>
            {link.path}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Shown = { place: BmcPlace; path: string } & Way

/** One resource: what it holds, and when it was read. */
export const Resource = ({ place, path, hrefOf }: Shown) => {
  const { data, error, isFetching, refetch } = useQuery(rawQuery(place.sourceId, place.bmc, path))
  const [copied, copy] = useCopied()
  return (
    <>
      <div className={classes.bar}>
        {roots.map((root) => (
          <Link key={root} to={hrefOf(root)}>
            {root === '/rest/v1' ? 'Legacy root' : 'Service root'}
          </Link>
        ))}
        <CopyId name="path" id={path} length={72} />
        <span className={classes.acts}>
          {data && <AsOf at={data.asOf} />}
          <Button disabled={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Reading…' : 'Read again'}
          </Button>
          {data && (
            <Button onClick={() => void copy(JSON.stringify(data.body, null, 2))}>
              {copied ? 'Copied' : 'Copy as JSON'}
            </Button>
          )}
        </span>
      </div>
      <ReadProblem error={error} />
      {!data && !error && <p role="status">Asking {place.bmc}…</p>}
      {data && (
        <Panel name="Resource">
          <Tree key={path} body={data.body} hrefOf={hrefOf} />
          <Withheld removed={data.removed} />
        </Panel>
      )}
    </>
  )
}

/** Where the resource leads, as a list beside it. */
export const LeadsTo = ({ place, path, hrefOf }: Shown) => {
  const { data } = useQuery(rawQuery(place.sourceId, place.bmc, path))
  return (
    data && (
      <Panel name="Leads to">
        <Links links={linksOf(data.body, path)} hrefOf={hrefOf} />
      </Panel>
    )
  )
}
