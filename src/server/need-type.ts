/** Reads the kind of help from its text column. A kind that does not exist means that the row is damaged. */
import 'server-only'
import type { NeedType } from '@/domain/instrument/definition'
import { needTypes } from '@/domain/instrument/definition'
import { oneOf } from '@/domain/closed-lists'
import { refuseDamaged } from './stored'

export const needTypeOf = ({ id, type }: { id: string; type: string }): NeedType =>
  oneOf(needTypes, type) ?? refuseDamaged({ kind: 'help_item', id }, 'type')
