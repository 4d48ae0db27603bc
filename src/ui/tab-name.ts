import { createContext, useContext, useEffect } from 'react'

/** Gives the tab a name of its own; '' gives it back that of the view. */
export const TabName = createContext<(name: string) => void>(() => {})

/** Names the tab after what a page shows, for as long as it is open. */
export const useTabName = (name: string) => {
  const setName = useContext(TabName)
  useEffect(() => {
    setName(name)
    return () => setName('')
  }, [name, setName])
}
