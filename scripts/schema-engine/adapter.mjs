import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { configFor, databaseNameOf, onServer } from './connection.mjs'

const PG_CHAR = 18 // the catalogue's one-byte "char", which adapter-pg does not map
const PG_BPCHAR = 1042

/** adapter-pg, made fit for migrations: "char" columns, scripts with functions in them, and the shadow database. */
export class MigrationAdapter extends PrismaPg {
  #url

  constructor(url, database = databaseNameOf(url)) {
    super(configFor(url, database))
    this.#url = url
  }

  async connect() {
    const connection = await super.connect()
    readChars(connection)
    runScriptsWhole(connection)
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

function readChars(connection) {
  const query = connection.client.query.bind(connection.client)
  const queryRaw = connection.queryRaw.bind(connection)
  let charColumns = []
  connection.client.query = async (...args) => {
    const result = await query(...args)
    const fields = result.fields ?? []
    charColumns = fields.flatMap((field, column) => (field.dataTypeID === PG_CHAR ? [column] : []))
    for (const column of charColumns) fields[column].dataTypeID = PG_BPCHAR
    return result
  }
  connection.queryRaw = async (params) => {
    const result = await queryRaw(params)
    for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
}

/** The adapter would cut a script at each semicolon, those in the bodies of functions included. */
function runScriptsWhole(connection) {
  connection.executeScript = async (script) => {
    try {
      await connection.client.query(script)
    } catch (error) {
      connection.onError(error)
    }
  }
}
