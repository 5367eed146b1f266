"""Bodies in time: names and codes by date, what became of bodies; no two rows overlap.

SQLite has no exclusion constraint, so both databases hold this by triggers of one
meaning. A later migration that has SQLite remake one of these tables must put them back
(tests/register/test_register_bodies_in_time.py would tell).
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

# Table, and when two of its rows are about one thing.
SAME = {
    "register_bodyname": "o.body_id = NEW.body_id",
    "register_bodycode": (
        "o.system = NEW.system AND ("
        "(o.body_id = NEW.body_id AND (o.code = NEW.code OR NEW.system = 'statistics'))"
        " OR (o.code = NEW.code AND NEW.system = 'statistics'))"
    ),
    "register_bodylink": "o.parent_id = NEW.parent_id AND o.child_id = NEW.child_id",
}
CLASH = """SELECT 1 FROM {table} o WHERE {same} AND o.id <> NEW.id
    AND COALESCE(o.valid_from, '0001-01-01') <= COALESCE(NEW.valid_to, '9999-12-31')
    AND COALESCE(NEW.valid_from, '0001-01-01') <= COALESCE(o.valid_to, '9999-12-31')"""
SQLITE = """CREATE TRIGGER {table}_no_overlap_{event} BEFORE {event} ON {table} FOR EACH ROW
WHEN EXISTS ({clash})
BEGIN SELECT RAISE(ABORT, '{table}_no_overlap'); END"""
# The lock lets in one writer a table: each sees what the one before committed.
POSTGRESQL = """CREATE FUNCTION {table}_no_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('{table}_no_overlap'));
    IF EXISTS ({clash}) THEN
        RAISE EXCEPTION '{table}_no_overlap' USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {table}_no_overlap BEFORE INSERT OR UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_no_overlap()"""


def hold(_apps: Any, schema_editor: Any) -> None:
    """Refuse rows that overlap, from now on."""
    for table, same in SAME.items():
        clash = CLASH.format(table=table, same=same)
        if schema_editor.connection.vendor == "sqlite":
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(SQLITE.format(table=table, clash=clash, event=event))
        else:
            schema_editor.execute(POSTGRESQL.format(table=table, clash=clash))


def release(_apps: Any, schema_editor: Any) -> None:
    for table in SAME:
        if schema_editor.connection.vendor == "sqlite":
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_overlap_{event}")
        else:
            schema_editor.execute(f"DROP FUNCTION {table}_no_overlap() CASCADE")


def date_what_is_known(apps: Any, _schema_editor: Any) -> None:
    """Each body bore its name and its letters for as long as it stood."""
    names, codes = [], []
    for body in apps.get_model("register", "Body").objects.all():
        stood = {"body_id": body.pk, "valid_from": body.valid_from, "valid_to": body.valid_to}
        names.append(apps.get_model("register", "BodyName")(name=body.name, **stood))
        codes += [
            apps.get_model("register", "BodyCode")(system="symbol", code=code, **stood)
            for code in dict.fromkeys(body.codes)
        ]
    apps.get_model("register", "BodyName").objects.bulk_create(names)
    apps.get_model("register", "BodyCode").objects.bulk_create(codes)


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='body',
            name='country',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='BodyEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=140, unique=True)),
                ('kind', models.CharField(choices=[('founded', 'founded'), ('renamed', 'renamed'), ('merged', 'merged'), ('split', 'split'), ('dissolved', 'dissolved')], max_length=9)),
                ('on', models.DateField()),
                ('act', models.CharField(blank=True, max_length=300)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('number_key', models.CharField(blank=True, db_index=True, max_length=60)),
                ('note', models.TextField(blank=True)),
                ('share_of', models.CharField(blank=True, max_length=100)),
            ],
            options={
                'ordering': ['on', 'slug'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['founded', 'renamed', 'merged', 'split', 'dissolved'])), name='register_bodyevent_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='BodyCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.CharField(choices=[('statistics', 'Mã thống kê'), ('symbol', 'Ký hiệu văn bản')], max_length=10)),
                ('code', models.CharField(max_length=20)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('act', models.CharField(blank=True, max_length=300)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dated_codes', to='register.body')),
            ],
            options={
                'ordering': ['body', 'system', 'valid_from', 'id'],
                'indexes': [models.Index(fields=['system', 'code'], name='register_bo_system_6572ba_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='register_bodycode_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('system__in', ['statistics', 'symbol'])), name='register_bodycode_system_is_known'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='register_bodycode_says')],
            },
        ),
        migrations.CreateModel(
            name='BodyEventPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('before', 'Trước'), ('after', 'Sau')], max_length=6)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('share', models.PositiveIntegerField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='event_parts', to='register.body')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='register.bodyevent')),
            ],
            options={
                'ordering': ['event', 'side', 'ordinal'],
                'constraints': [models.UniqueConstraint(fields=('event', 'body', 'side'), name='register_bodyeventpart_once'), models.CheckConstraint(condition=models.Q(('side__in', ['before', 'after'])), name='register_bodyeventpart_side_is_known'), models.CheckConstraint(condition=models.Q(('share__isnull', True), models.Q(('share__gt', 0), ('share__lte', 1000000), ('side', 'after')), _connector='OR'), name='register_bodyeventpart_share_is_a_part')],
            },
        ),
        migrations.CreateModel(
            name='BodyName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('act', models.CharField(blank=True, max_length=300)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dated_names', to='register.body')),
            ],
            options={
                'ordering': ['body', 'valid_from', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='register_bodyname_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='register_bodyname_says')],
            },
        ),
        migrations.RunPython(hold, release),
        migrations.RunPython(date_what_is_known, migrations.RunPython.noop),
    ]
