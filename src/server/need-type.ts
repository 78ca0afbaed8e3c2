/** The kind of help that a row keeps as a text. */
import 'server-only'
import type { NeedType } from '@/domain/instrument/items'
import { needTypes } from '@/domain/instrument/v1'
import { oneOf } from '@/domain/closed-lists'
import { refuseDamaged } from './stored'

export const needTypeOf = ({ id, type }: { id: string; type: string }): NeedType =>
  oneOf(needTypes, type) ?? refuseDamaged({ kind: 'help_item', id }, 'type')
