/** What a plan keeps beside the format, under `meta`: any JSON, so whatever is read of it is looked at first. */

export type MetaObject = Readonly<Record<string, unknown>>;

/** `value` where it is an object, else an empty one. */
export function metaObject(value: unknown): MetaObject {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is MetaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `meta` with an entry set, or taken away (undefined); what else it holds stays. Null where `meta` is there and no object,
 * so that there is no place in it.
 */
export function withMetaEntry(meta: unknown, key: string, value: unknown): MetaObject | null {
  if (meta !== undefined && !isObject(meta)) return null;
  const { [key]: _before, ...rest } = metaObject(meta);
  return value === undefined ? rest : { ...rest, [key]: value };
}
