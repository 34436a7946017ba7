-- Whether somebody wants pages without fonts and pictures, wherever they sign in.
ALTER TABLE "Person" ADD COLUMN "lowData" BOOLEAN NOT NULL DEFAULT false;
