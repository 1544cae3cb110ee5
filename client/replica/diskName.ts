/** The name of the copy that one member keeps of one company. */
export const diskName = (company: string, member: string): string => `kebu-${company}-${member}`
