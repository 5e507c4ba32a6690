"""What readers must not see: two drafts, an embargoed review, a withdrawn article."""

from .markup import sentence, story
from .shapes import DAY, Article, Signature

ARTICLES = (
    Article(
        "empreintes-ce-que-l-on-ne-change-pas",
        "vie-privee",
        "analysis",
        "Biométrie",
        "Empreintes, visage, voix : ce que l'on ne change pas",
        sentence("""
        Un mot de passe se remplace, un doigt non. Que devient une empreinte une fois lue par
        une porte de bureau ?
        """),
        story("""
Une empreinte digitale est un identifiant que l'on dépose sur chaque verre. C'est aussi un secret
que l'on ne peut pas changer. Les deux phrases sont vraies, et elles devraient suffire à ne pas en
faire un mot de passe.

## Ce qui est gardé

Un lecteur ne conserve pas, en principe, l'image du doigt, mais un *gabarit* : quelques points,
leurs angles, leurs distances. Reste à savoir où.

- Dans l'appareil, et nulle part ailleurs : le cas du téléphone.
- Dans un badge que l'on garde sur soi : c'est la voie à préférer au travail.
- Dans un serveur central : à justifier, et rarement justifiable.

## À vérifier avant publication

Relire les recommandations en vigueur ; demander un exemple de registre d'entreprise ; trouver une
image qui ne soit pas un doigt.
"""),
        (Signature("maelle-kergoat"),),
        ("mots-de-passe", "droit-des-donnees"),
        picture="empreinte",
        age=DAY,
        state="draft",
    ),
    Article(
        "le-temps-des-satellites",
        "sciences",
        "analysis",
        "Espace",
        "Le temps des satellites (titre provisoire)",
        sentence("""
        Pour dire où vous êtes à trois mètres près, un satellite doit d'abord savoir quelle
        heure il est. Chez lui, elle ne passe pas comme chez nous.
        """),
        story("""
Une horloge placée en orbite prend chaque jour une avance de quelques dizaines de millionièmes de
seconde sur celles du sol. La vitesse la retarde un peu, la moindre gravité l'avance davantage.
Non corrigée, cette différence décalerait votre position de plusieurs kilomètres par jour.

## Plan

- Pourquoi quatre satellites et non trois.
- La correction est faite *avant* le départ, dans le réglage même de l'horloge.
- Lien avec [les horloges d'internet](mettre-toutes-les-horloges-d-accord).
"""),
        (Signature("ousmane-tirard"),),
        ("reseaux-mobiles",),
        picture="orbite",
        age=2 * DAY,
        state="draft",
    ),
    Article(
        "cagibi-duo-ses-copies-chez-soi",
        "securite",
        "review",
        "À l'essai",
        "Cagibi Duo : garder ses copies chez soi, sans devenir administrateur",
        sentence("""
        Deux disques, un voyant, une application qui n'en fait pas trop. Ce serveur domestique
        promet de se faire oublier. Nous l'avons débranché pour voir.
        """),
        story("""
Le Cagibi Duo est une boîte noire de la taille d'un dictionnaire. On y glisse deux disques
identiques, on le branche près de la box, et l'on attend que le voyant passe de l'ambre au blanc.
Cela prend vingt minutes, dont dix-huit à ne rien faire.

product: cagibi

## L'épreuve du tournevis

Nous avons retiré un disque en marche. Le voyant a clignoté, un message est arrivé, tout a
continué. Nous avons remis un disque neuf : la copie s'est reconstruite en sept heures. Puis nous
avons arraché la prise. Au redémarrage, rien ne manquait. C'est ce qu'on demande à un cagibi.

## Ce qu'il ne remplace pas

Deux disques dans une boîte protègent d'un disque qui meurt, non d'un cambriolage, d'un incendie
ou d'un fichier effacé par erreur la veille. Il faut encore [une copie
ailleurs](une-sauvegarde-jamais-restauree-n-existe-pas), et l'avoir relue.

box: Notre avis
- **Pour** : l'installation, le silence, un export sans logiciel propriétaire.
- **Contre** : pas de seconde prise réseau, des vis très petites.
"""),
        (Signature("thanh-vy-lemoine"),),
        ("sauvegardes", "chiffrement"),
        picture="enveloppe",
        age=-2 * DAY,
        state="embargoed",
    ),
    Article(
        "faut-il-encore-un-antivirus",
        "securite",
        "review",
        "Comparatif",
        "Faut-il encore un antivirus ? Notre comparatif",
        sentence("""
        Cet article a été retiré : l'un des logiciels essayés n'était pas celui que le public
        peut acheter.
        """),
        story("""
Un antivirus compare ce qu'il voit à ce qu'il connaît, puis observe ce que font les programmes
qu'il ne connaît pas. La première méthode arrête l'ordinaire, la seconde attrape parfois le neuf.

## Ce que nous avons mesuré

Temps de démarrage, nombre de fausses alertes sur un mois de travail, lisibilité des messages.
Nous n'avons pas mesuré de taux de détection : des laboratoires spécialisés le font mieux que
nous.

## Ce que nous en retenons

Un système à jour et une copie débranchée protègent davantage qu'un logiciel de plus. Celui-ci
n'est pas inutile pour autant, surtout sur un poste partagé.
"""),
        (Signature("thanh-vy-lemoine"),),
        ("antivirus",),
        picture="bouclier",
        age=35 * DAY,
        state="withdrawn",
        reason=(
            "L'un des logiciels essayés était une version de démonstration, différente de "
            "celle qui est vendue."
        ),
    ),
)
