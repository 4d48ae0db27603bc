import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { problemOf } from '../api/problem-error'
import { useSignedOut } from '../api/signed-out'
import { wallPolling, wallQuery } from '../api/wall'
import { setServerTime } from '../ui/clock'
import { Mark } from '../ui/mark'
import { Boards } from './boards'
import { PairingScreen } from './pairing-screen'
import { useRenewal } from './use-renewal'
import classes from './wall.module.css'

/** A screen on the wall: boards once it is paired, before that the code to be paired with. */
export const Component = () => {
  const client = useQueryClient()
  const { data: wall, error, refetch } = useQuery({ ...wallQuery(), ...wallPolling })
  const now = wall?.now
  useEffect(() => {
    if (now !== undefined) setServerTime(now)
  }, [now])

  useRenewal(wall?.version)

  // A refused board means that the identity is gone: better asked now than at the next poll.
  const refused = useSignedOut()
  useEffect(() => {
    if (refused) void refetch()
  }, [refused, refetch])
  const paired = wall?.state === 'paired'
  useEffect(() => {
    if (!paired) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'wall' })
  }, [paired, client])

  return (
    <div className={classes.wall}>
      {wall?.state === 'paired' && <Boards wall={wall} />}
      {wall?.state === 'pairing' && <PairingScreen wall={wall} silent={error !== null} />}
      {!wall && error !== null && (
        <main className={classes.alone}>
          <title>Sightline</title>
          <Mark size={96} />
          <h1>{problemOf(error).title}</h1>
          <p>{problemOf(error).detail} This screen asks again by itself.</p>
        </main>
      )}
    </div>
  )
}
Component.displayName = 'WallView'
