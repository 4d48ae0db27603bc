import { Link } from 'react-router'
import { freshnessStatus } from '../contract/freshness'
import type { Source } from '../contract/source'
import { paths } from '../paths'
import { Age } from '../ui/age'
import { CopyId } from '../ui/copy-id'
import { StateWord } from '../ui/state-word'
import { plural } from '../util/count'
import { CollectionAges } from './collection-ages'
import { useSourceTest } from './source-test'
import { UpkeepFacts } from './upkeep-facts'
import { kindWord } from './words'
import classes from './source-card.module.css'

/** One source: how it stands, how old each of its collections is, what it needs, and a test. */
export const SourceCard = ({ source }: { source: Source }) => {
  const { id, name, kind, region, freshness, asOf, problem, upkeep, simulated } = source
  const { button, result } = useSourceTest(id, name)
  return (
    <article className={`${classes.card} ${classes[freshness]}`} aria-label={name}>
      <div className={classes.who}>
        <h2>
          <Link to={paths.source(id)}>{name}</Link>
        </h2>
        <p className="dim">
          {kindWord[kind]}
          {region !== null && region !== name && ` · ${region}`}
          {upkeep.services > 1 &&
            ` · ${kind === 'ilo' ? plural(upkeep.services, 'BMC') : plural(upkeep.services, 'service')}`}
          {simulated && ' · simulated'}
        </p>
        <p>
          <StateWord status={freshnessStatus[freshness]} />
          {asOf !== null && (
            <span className="dimmer">
              {' '}
              · read <Age at={asOf} /> ago
            </span>
          )}
        </p>
        {problem !== null && (
          <p>
            {problem.title}: {problem.detail}
            {problem.supportId !== undefined && (
              <>
                <span className="dimmer"> · support id </span>
                <CopyId name="support id" id={problem.supportId} />
              </>
            )}
          </p>
        )}
        <p className={classes.test}>{button}</p>
      </div>
      <CollectionAges collections={source.collections} />
      <UpkeepFacts source={source} />
      <div className={classes.result}>{result}</div>
    </article>
  )
}
