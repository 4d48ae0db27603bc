import type { Upkeep } from '../contract/source'
import { Age } from '../ui/age'
import { CopyId } from '../ui/copy-id'

/** The newest error of a source in words, also where all is well again, with the id for support. */
export const LastError = ({ error }: { error: Upkeep['lastError'] }) => {
  if (error === null) return <span className="dimmer">none since the start</span>
  const { service, at, problem } = error
  return (
    <>
      {service}: {problem.detail}{' '}
      <span className="dimmer">
        <Age at={at} /> ago
      </span>
      {problem.supportId !== undefined && (
        <>
          <span className="dimmer"> · support id </span>
          <CopyId name="support id" id={problem.supportId} />
        </>
      )}
    </>
  )
}
