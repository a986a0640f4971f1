import type { MigrationInterface, QueryRunner } from 'typeorm'

export class HubLook1764000013000 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(
      `ALTER TABLE account
        ADD COLUMN launcher_side VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'right',
        ADD COLUMN brand_colour VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL`,
    )
  }

  async down(run: QueryRunner) {
    await run.query('ALTER TABLE account DROP COLUMN brand_colour, DROP COLUMN launcher_side')
  }
}
