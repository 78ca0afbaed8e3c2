'use client'

import { useState } from 'react'
import { changedFields, type FamilyValues } from './family-values'

type Row<List extends 'contactPoints' | 'children'> = FamilyValues[List][number]

/** The state of a family's form, with functions that change its fields and rows. */
export const useFamilyValues = (openedValues: FamilyValues) => {
  const [values, setValues] = useState(openedValues)
  const change = (changes: Partial<FamilyValues>) => setValues((old) => ({ ...old, ...changes }))
  const rows = <List extends 'contactPoints' | 'children'>(list: List) => {
    const set = (next: (old: readonly Row<List>[]) => Row<List>[]) =>
      setValues((old) => ({ ...old, [list]: next(old[list]) }))
    return {
      add: (row: Row<List>) => set((old) => [...old, row]),
      remove: (key: string) => set((old) => old.filter((row) => row.key !== key)),
      change: (key: string, changes: Partial<Row<List>>) =>
        set((old) => old.map((row) => (row.key === key ? { ...row, ...changes } : row))),
    }
  }
  return { values, change, rows, isDirty: changedFields(openedValues, values).length > 0 }
}

export type FamilyFormState = ReturnType<typeof useFamilyValues>
