import { Link } from 'react-router'
import { freshnessStatus } from '../contract/freshness'
import type { Source } from '../contract/source'
import { paths } from '../paths'
import { Age } from '../ui/age'
import { CopyId } from '../ui/copy-id'
import { StateWord } from '../ui/state-word'
import { CollectionAges } from './collection-ages'
import { useSourceTest } from './source-test'
import { UpkeepFacts } from './upkeep-facts'
import { kindShort, partsText } from './words'
import classes from './source-card.module.css'

/** One source: how it stands, how old each of its collections is, what it needs, and a test. */
export const SourceCard = ({ source }: { source: Source }) => {
  const { id, name, kind, region, freshness, asOf, problem } = source
  const { button, result } = useSourceTest(id, name)
  return (
    <article className={`${classes.card} ${classes[freshness]}`} aria-label={name}>
      <div className={classes.who}>
        <div className={classes.head}>
          <h2>
            <Link to={paths.source(id)}>{name}</Link>
          </h2>
          {button}
        </div>
        <p className="dim">
          {[kindShort[kind], region === name ? null : region, partsText(source)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className={classes.state}>
          <StateWord status={freshnessStatus[freshness]} />
          {asOf !== null && (
            <span className="dimmer">
              read <Age at={asOf} /> ago
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
      </div>
      <CollectionAges collections={source.collections} />
      <UpkeepFacts source={source} />
      <div className={classes.result}>{result}</div>
    </article>
  )
}
