import type { ReactNode } from 'react'
import { useState } from 'react'
import { TabName } from '../ui/tab-name'

/** The tab's title and its only owner: what a page inside calls itself, else the view. */
export const TabTitle = ({ view, children }: { view: string; children: ReactNode }) => {
  const [name, setName] = useState('')
  const shown = name === '' ? view : name
  return (
    <TabName value={setName}>
      <title>{shown === '' ? 'Sightline' : `${shown} · Sightline`}</title>
      {children}
    </TabName>
  )
}
