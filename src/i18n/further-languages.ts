/** Less frequent languages, which are offered last (`dse`: Dutch Sign Language). Any other valid tag may come in by import. */
export const furtherLanguages = 'bg de dse es fa fr hi hu it ku pap ps pt ro ru sr ur vi zh'.split(' ')
