import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { findSchema } from '../contract/find'
import { apiPaths } from '../contract/paths'
import { reading } from './client'

/** Servers, VMs and tasks to go to, best first, for what was typed. */
export const findQuery = (text: string) =>
  queryOptions({
    queryKey: ['find', text],
    ...reading(`${apiPaths.find}?${new URLSearchParams({ q: text }).toString()}`, findSchema),
    placeholderData: keepPreviousData,
  })
