import type { Route } from 'next'
import { columnVisibilityFeature, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'

/** What a cell sorts by and what it says; null sorts last, whichever way. */
export type DataCell = { value: number | null; text: string; note?: string | undefined }

export type DataRow = {
  id: string
  label: string
  href?: Route
  cells: { readonly [column: string]: DataCell }
  /** Rows that belong under this one and are sorted among themselves. */
  rows?: DataRow[]
}

export type DataColumn = { id: string; label: string }

export const dataFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})

export type DataFeatures = typeof dataFeatures
