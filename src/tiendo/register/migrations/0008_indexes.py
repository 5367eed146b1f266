"""Lists with their indexes, counts that are kept, and words in the order of their days.

The words of the search change their form (a day each, no key of their own, numbers of
sentences no longer by themselves): they are made anew after the migration (apps.py), as
the counts are.
"""

import django.db.models.deletion
import tiendo.register.models.ordering
import tiendo.register.models.search_word
from django.db import migrations, models

from tiendo.register.keeping import drop_triggers


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0007_plans_in_time'),
    ]

    operations = [
        migrations.DeleteModel("SearchWord"),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('pk', models.CompositePrimaryKey('kind', 'ref', 'word', blank=True, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('ref', models.BigIntegerField()),
                ('word', tiendo.register.models.search_word.BytewiseField(max_length=60)),
                ('lead', models.BooleanField(default=False)),
                ('at', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='DeskCount',
            fields=[
                ('document', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='register.document')),
                ('dated', models.DateField(null=True)),
                ('pending', models.PositiveIntegerField()),
                ('accepted', models.PositiveIntegerField()),
                ('corrected', models.PositiveIntegerField()),
                ('rejected', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='PlanSize',
            fields=[
                ('plan', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='register.plan')),
                ('targets', models.PositiveIntegerField()),
                ('dated', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('word', tiendo.register.models.search_word.BytewiseField(max_length=60)),
                ('records', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RemoveIndex(
            model_name='document',
            name='register_do_dated_580fd0_idx',
        ),
        migrations.RemoveIndex(
            model_name='document',
            name='register_do_kind_57a4e5_idx',
        ),
        migrations.RemoveIndex(
            model_name='document',
            name='register_do_issuer__3e511c_idx',
        ),
        migrations.RemoveIndex(
            model_name='meeting',
            name='register_me_held_on_04d45b_idx',
        ),
        migrations.RemoveIndex(
            model_name='task',
            name='register_ta_due_e5b0b8_idx',
        ),
        migrations.AddIndex(
            model_name='document',
            index=tiendo.register.models.ordering.ListIndex(models.OrderBy(models.F('dated'), descending=True, nulls_last=True), models.F('slug'), name='register_document_newest'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=tiendo.register.models.ordering.ListIndex(models.F('kind'), models.OrderBy(models.F('dated'), descending=True, nulls_last=True), models.F('slug'), name='register_document_of_kind'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=tiendo.register.models.ordering.ListIndex(models.F('issuer'), models.OrderBy(models.F('dated'), descending=True, nulls_last=True), models.F('slug'), name='register_document_of_issuer'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(condition=models.Q(('secrecy', 'open'), _negated=True), fields=['secrecy'], name='register_document_secret'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=tiendo.register.models.ordering.ListIndex(models.OrderBy(models.F('held_on'), descending=True, nulls_last=True), models.F('slug'), name='register_meeting_newest'),
        ),
        migrations.AddIndex(
            model_name='observation',
            index=models.Index(fields=['indicator', '-ends_on', '-known_on'], name='register_observation_newest'),
        ),
        migrations.AddIndex(
            model_name='observation',
            index=models.Index(fields=['body', 'ends_on'], name='register_observation_of_body'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('match', 'contradiction'), ('state', 'proposed')), fields=['observation'], name='register_proposal_against_obs'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('match', 'contradiction'), ('state', 'proposed')), fields=['target'], name='register_proposal_against_tar'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('match', 'contradiction')), fields=['key'], name='register_proposal_against_key'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('match', 'unknown_indicator'), ('state', 'proposed')), fields=['wording', 'document'], name='register_proposal_unnamed'),
        ),
        migrations.AddIndex(
            model_name='searchword',
            index=models.Index(fields=['kind', 'word', 'lead', 'at', 'ref'], name='register_searchword_newest'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=tiendo.register.models.ordering.ListIndex(models.OrderBy(models.F('due'), nulls_last=True), models.F('slug'), name='register_task_by_due'),
        ),
        migrations.AddIndex(
            model_name='deskcount',
            index=tiendo.register.models.ordering.ListIndex(models.OrderBy(models.F('dated'), nulls_last=True), models.F('document'), condition=models.Q(('pending__gt', 0)), name='register_deskcount_waiting'),
        ),
        migrations.AddIndex(
            model_name='plansize',
            index=tiendo.register.models.ordering.ListIndex(models.OrderBy(models.F('targets'), descending=True), models.OrderBy(models.F('dated'), descending=True, nulls_last=True), name='register_plansize_main'),
        ),
        migrations.AddConstraint(
            model_name='searchterm',
            constraint=models.UniqueConstraint(fields=('kind', 'word'), name='register_searchterm_once'),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
