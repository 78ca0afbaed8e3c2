'use client'

import { usePathname, useSearchParams } from 'next/navigation'

type Filter = 'role' | 'state' | 'sort'

/** Role, state and order are in the URL. All rows are in the browser, so a filter causes no request. */
export const useStaffFilters = () => {
  const path = usePathname()
  const searchParams = useSearchParams()
  const change = (filters: Partial<Record<Filter, string>>) => {
    const next = new URLSearchParams(searchParams)
    for (const [key, value] of Object.entries(filters)) {
      if (value) next.set(key, value)
      else next.delete(key)
    }
    window.history.replaceState(null, '', next.size ? `${path}?${next}` : path)
  }
  return {
    role: searchParams.get('role') ?? '',
    state: searchParams.get('state') ?? '',
    sort: searchParams.get('sort') ?? '',
    change,
  }
}
