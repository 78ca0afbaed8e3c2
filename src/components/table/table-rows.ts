import type { Route } from 'next'
import { columnVisibilityFeature, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'

/** A cell: the value to sort by and its text. Null sorts last in both directions. */
export type DataCell = { value: number | null; text: string; note?: string | undefined }

export type DataRow = {
  id: string
  label: string
  href?: Route
  cells: { readonly [column: string]: DataCell }
  /** Child rows, which are sorted among themselves. */
  rows?: DataRow[]
}

export type DataColumn = { id: string; label: string }

export const dataFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})

export type DataFeatures = typeof dataFeatures
