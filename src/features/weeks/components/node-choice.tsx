'use client'

import { Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { foldedOptions } from '@/components/form/folded-options'
import { href } from '@/components/layout/href'
import type { NodeGroup } from './node-options'

type Props = {
  label: string
  whole: string
  nothing: string
  week: string
  value: string | null
  groups: NodeGroup[]
}

const queryOf = (value: string | null) => {
  const cut = value?.indexOf(':') ?? -1
  return value && cut > 0 ? { [value.slice(0, cut)]: value.slice(cut + 1) } : {}
}

/** The choice of a node, by typing or from the list. The choice is in the URL. */
export const NodeChoice = ({ label, whole, nothing, week, value, groups }: Props) => {
  const router = useRouter()
  const data = [{ group: '', items: [{ value: '', label: whole }] }, ...groups.filter(({ items }) => items.length > 0)]
  return (
    <Select
      label={label}
      data={data}
      value={value ?? ''}
      searchable
      filter={foldedOptions}
      allowDeselect={false}
      nothingFoundMessage={nothing}
      maxDropdownHeight={420}
      comboboxProps={{ withinPortal: false, keepMounted: false }}
      onChange={(chosen) => router.push(href('/weeks/[week]', { week }, queryOf(chosen)))}
    />
  )
}
