import { Link, isRouteErrorResponse, useRouteError } from 'react-router'
import { problemOf } from '../api/problem-error'
import { paths } from '../paths'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import classes from './shell.module.css'

const notFound = {
  kind: 'not-found' as const,
  title: 'There is no such page',
  detail: 'The link may be cut off, or of another version of Sightline.',
}

/** A view that broke, with the way out. The shell around it keeps working. */
export const RouteError = () => {
  const error = useRouteError()
  const missing = isRouteErrorResponse(error) && error.status === 404
  return (
    <div className={classes.alone}>
      <ProblemNote problem={missing ? notFound : problemOf(error)} />
      <p>
        <Button onClick={() => location.reload()}>Reload</Button>{' '}
        <Link to={paths.servers}>Servers</Link>
      </p>
    </div>
  )
}
