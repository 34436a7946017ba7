import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { configFor, databaseNameOf, onServer } from './connection.mjs'

const PG_CHAR = 18 // the catalogue's one-byte "char", which adapter-pg does not map
const PG_BPCHAR = 1042

/** adapter-pg, made to read the catalogue's "char" columns and to keep a shadow database of its own. */
export class MigrationAdapter extends PrismaPg {
  #url

  constructor(url, database = databaseNameOf(url)) {
    super(configFor(url, database))
    this.#url = url
  }

  async connect() {
    const connection = await super.connect()
    readsChar(connection)
    return connection
  }

  async connectToShadowDb() {
    const home = databaseNameOf(this.#url)
    const database = `prisma_shadow_${process.pid}_${Date.now()}`
    await onServer(this.#url, home, `CREATE DATABASE ${database}`)
    const shadow = await new MigrationAdapter(this.#url, database).connect()
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await onServer(this.#url, home, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    }
    return shadow
  }
}

function readsChar(connection) {
  const query = connection.client.query.bind(connection.client)
  const queryRaw = connection.queryRaw.bind(connection)
  let charColumns = []
  connection.client.query = async (...args) => {
    const result = await query(...args)
    charColumns = (result.fields ?? []).filter((field) => field.dataTypeID === PG_CHAR)
    for (const field of charColumns) field.dataTypeID = PG_BPCHAR
    charColumns = charColumns.map((field) => result.fields.indexOf(field))
    return result
  }
  connection.queryRaw = async (params) => {
    const result = await queryRaw(params)
    for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
}
