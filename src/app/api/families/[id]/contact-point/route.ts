import { replaceContactPoint } from '@/features/families/commands/replace-contact-point'
import { replaceContactPointSchema } from '@/features/families/schema'
import { route } from '@/server/route'

export const PUT = route(replaceContactPointSchema, replaceContactPoint)
